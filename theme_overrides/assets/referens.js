// A § for programs that keep references, made of what stands on the page: BibTeX, RIS and CSL-JSON, in the form that the
// year's file has (generator/opendata/bulk/references.py; tests/browser/test_references.py holds them against each other).

const TEX = {
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
};
const tex = (text) => text.replace(/[\\~^&%$#_{}]/g, (sign) => TEX[sign] ?? `\\${sign}`);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// What the § is as CSL-JSON. `after` is what a citation says after the heading: ", dnr KS-2024-00001 (utkast)".
function entryOf({ place, body, days }, { number, title, after, address, anchor }) {
  const [, numbers, said] = /^(?:, dnr (.*?))?(?: \((.*)\))?$/s.exec(after);
  return {
    id: `${new URL(address).pathname.split("/").slice(-3, -1).join("-")}-${anchor}`,
    type: "report",
    genre: "Protokoll",
    title,
    number,
    author: [{ literal: body }],
    publisher: place,
    issued: { "date-parts": days.split("/").map((day) => day.split("-").map(Number)) },
    URL: `${address}#${anchor}`,
    language: "sv-SE",
    note: [`Protokoll ${days}`, numbers && `dnr ${numbers}`, said].filter(Boolean).join("; "),
  };
}

function bibtex(entry, days) {
  const [year, month] = days.split("-"), number = tex(entry.number);
  const fields = {
    author: `{${tex(entry.author[0].literal)}}`,
    title: `{${number} ${tex(entry.title)}}`,
    institution: tex(entry.publisher),
    type: "Protokoll",
    number,
    year: String(Number(year)),
    month: MONTHS[Number(month) - 1],
    date: days,
    url: entry.URL,
    note: tex(entry.note),
  };
  const told = Object.entries(fields).map(([key, value]) => `  ${key} = ${key === "month" ? value : `{${value}}`},\n`);
  return `@techreport{${entry.id},\n${told.join("")}}\n\n`;
}

function ris(entry, days) {
  const body = entry.author[0].literal;
  const tags = [
    ["TY", "RPRT"], ["ID", entry.id], ["AU", body], ["TI", `${entry.number} ${entry.title}`], ["T2", `Protokoll, ${body}`],
    ["PB", entry.publisher], ["PY", String(Number(days.slice(0, 4)))], ["DA", `${days.slice(0, 10).replaceAll("-", "/")}/`],
    ["UR", entry.URL], ["LA", "sv"], ["N1", entry.note], ["ER", ""],
  ];
  // A comma in an author parts a family name from a given one, whoever it is.
  return tags.filter(([tag]) => tag !== "AU" || !body.includes(",")).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

// In the folded "Citera" of a §: a file of each kind.
export function offer(details, meeting, item) {
  const entry = entryOf(meeting, item);
  const kinds = [
    ["BibTeX", "bib", "application/x-bibtex", bibtex(entry, meeting.days)],
    ["RIS", "ris", "application/x-research-info-systems", ris(entry, meeting.days)],
    ["CSL-JSON", "json", "application/vnd.citationstyles.csl+json", `[${JSON.stringify(entry)}]\n`],
  ];
  const line = document.createElement("p");
  line.className = "small";
  line.append("För referensprogram: ");
  for (const [name, ending, type, text] of kinds) {
    const link = document.createElement("a");
    link.textContent = name;
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${entry.id}.${ending}`;
    line.append(link, ending === "json" ? "." : ", ");
  }
  details.append(line);
}
