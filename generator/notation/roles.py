"""Roles: whether a text after a name can be a role, and which texts are one role or two."""

from __future__ import annotations

from generator.notation import patterns, words
from generator.notation.entry import Role
from generator.notation.source import NotationError


def check_role(title: str, offset: int) -> None:
    """Refuse a text after a name that is a sentence, another person, or holds a number that may be a §.

    Raises:
        NotationError: with the offset of the text in the line.
    """
    if party := patterns.ROLE_PARTY.search(title):
        before = patterns.JOINED.split(title[: party.start()])[-1].strip()
        if words.looks_like_person(before):
            raise NotationError(words.SEVERAL, words.HINT, offset)
        raise NotationError(f'Partiet "{party[1]}" står inte direkt efter namnet.', words.HINT, offset)
    if patterns.LETTERS.fullmatch(title) and not words.is_title(title):
        raise NotationError(
            f'Det framgår inte om "{title}" är ett parti.', f'Skriv partiet i parentes: "({title})".', offset
        )
    if title.count("(") != title.count(")"):
        raise NotationError("Parentesen är inte stängd.", 'Lägg till ")" där parentesen slutar.', offset)
    if words.PROSE.search(title):
        raise NotationError(words.PROSE_FOUND, words.HINT, offset)
    if _names_another(title):
        raise NotationError(words.SEVERAL, words.HINT, offset)
    if clock := words.CLOCK.search(title):
        raise NotationError(
            f'Det går inte att läsa klockslaget "{clock[0]}".',
            'Skriv tiderna sist på raden: "kl. 15.14–17.51" eller "från kl. 16.40".',
            offset + clock.start(),
        )
    if number := patterns.LOOSE_NUMBER.search(title):
        raise NotationError(
            f'Det framgår inte vad "{number[0]}" betyder.',
            "Skriv § framför om det är en paragraf.",
            offset + number.start(),
        )


def _names_another(title: str) -> bool:
    parts = [part.strip() for part in patterns.JOINED.split(title)]
    for i, part in enumerate(parts):
        # "vd, Norra Hamnen" is a title and a house; "ordförande, Anna Ek" is two persons.
        alone = i == 0 or not parts[i - 1] or words.is_office(parts[i - 1]) or i + 1 < len(parts)
        if alone and words.looks_like_person(part):
            return True
    return False


def merge_roles(roles: list[Role]) -> list[Role]:
    """Join "planarkitekt, kommunstyrelsens förvaltning" to one role; keep "ledamot, ordförande § 5" apart."""
    split: list[Role] = []
    for role in roles:
        parts = [part.strip() for part in role.title.split(",")]
        if role.spans and len(parts) > 1 and _are_offices(*parts):
            split += [*(Role(part) for part in parts[:-1]), Role(parts[-1], role.spans)]
        else:
            split.append(role)
    merged: list[Role] = []
    for role in split:
        before = merged[-1] if merged else None
        if before and not before.spans and not (role.spans and _are_offices(before.title, role.title)):
            merged[-1] = Role(f"{before.title}, {role.title}", role.spans)
        else:
            merged.append(role)
    return merged


def _are_offices(*titles: str) -> bool:
    return all(words.is_office(title) for title in titles)
