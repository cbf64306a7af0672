// The colour scheme that was chosen in this browser, set before the first paint.
try { const chosen = localStorage.getItem("farg"); if (chosen) document.documentElement.dataset.scheme = chosen; } catch { /* private mode */ }
