"""Votes as other towns print them: what each is read as, what is doubted, and what is no vote at all."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

import pytest

from tests.importer.test_voting import DECISION, brief, read

# What stands below the decision, the votes in it, and what the list to check says.
PRINTED: list[tuple[str, list[str], list[str]]] = [
    ('Omröstning\nJa-röster (3): Anna Ek (S), Cecilia Berg (C), Erik Sandén (V)\nNej-röster (1): Bo Lund (M)\nAvstår (1): Disa Holm (C)',
     ['||3–1–1|ja:Anna,Cecilia,Erik/nej:Bo/avstår:Disa'],
     []),
    ('Beslutsgång\nOrdföranden ställer proposition på bifall respektive avslag. Omröstning begärs och ska verkställas. Följande omröstningsordning godkänns: Den som vill avslå motionen röstar ja. Den som vill bifalla motionen röstar nej. \n\nOmröstning\nVid omröstningen röstar följande ledamöter ja respektive nej:\nJa: Anna Ek (S), Cecilia Berg (C)\nNej: Bo Lund (M), Disa Holm (C)\nKommunstyrelsen har med 2 ja-röster mot 2 nej-röster och ordförandens utslagsröst beslutat avslå motionen.',
     ['avslå motionen|bifalla motionen|2–2|ja:Anna,Cecilia/nej:Bo,Disa'],
     ['texten talar om utslagsröst, men inte vems']),
    ('Beslutsgång\nVotering begärs. Den som vill avslå motionen röstar ja, den som vill bifalla den röstar nej. Med 3 röster mot 2 beslutar kommunstyrelsen att avslå motionen.',
     [],
     ['texten talar om en votering, men ingen kunde läsas ur den']),
    ('Votering\nVid upprop avges 3 ja-röster och 2 nej-röster. Ja-röster avges av Anna Ek (S), Cecilia Berg (C) och Erik Sandén (V). Nej-röster avges av Bo Lund (M) och Disa Holm (C).',
     ['||3–2|ja:Anna,Cecilia,Erik/nej:Bo,Disa'],
     []),
    ('Beslutsgång\nOrdföranden konstaterar att det finns tre förslag: arbetsutskottets, Bo Lunds (M) och Erik Sandéns (V).\nOmröstning begärs. Arbetsutskottets förslag är huvudförslag. För att utse motförslag ställs Bo Lunds förslag mot Erik Sandéns förslag.\n\nOmröstning 1 – motförslag\nJa-röst för Bo Lunds förslag\nNej-röst för Erik Sandéns förslag\nOmröstningen utfaller med 3 ja-röster mot 2 nej-röster.\n\nOmröstning 2 – huvudförslag\nJa-röst för arbetsutskottets förslag\nNej-röst för Bo Lunds förslag\nOmröstningen utfaller med 4 ja-röster mot 1 nej-röst.',
     ['Bo Lunds förslag|Erik Sandéns förslag|3–2|', 'arbetsutskottets förslag|Bo Lunds förslag|4–1|'],
     []),
    ('Omröstningsresultat\nLedamöter\tJa\tNej\tAvstår\nAnna Ek (S)\tX\nBo Lund (M)\t\tX\nCecilia Berg (C)\t\t\tX\nDisa Holm (C)\tX\nErik Sandén (V)\t\tX\nSumma\t2\t2\t1',
     ['||2–2–1|ja:Anna,Disa/nej:Bo,Erik/avstår:Cecilia'],
     []),
    ('Omröstningsresultat\nLedamot\tParti\tJa-röst\tNej-röst\tAvstår\nAnna Ek\tS\t1\t\t\nBo Lund\tM\t\t1\t\nCecilia Berg\tC\t1\t\t\nTotalt\t\t2\t1\t0',
     ['||2–1–0|ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Omröstningsresultat\nJa-röster: 3\nNej-röster: 2\nAvstår: 0',
     ['||3–2–0|'],
     []),
    ('Omröstningsresultat\nAntal ja-röster: 3\nAntal nej-röster: 2\nAntal som avstår: 1',
     ['||3–2–1|'],
     []),
    ('Omröstning\n3 ledamöter röstar för förslaget (ja) och 2 röstar emot (nej).',
     [],
     ['under rubriken för voteringar kunde ingen votering läsas']),
    ('Beslutsgång\nOmröstning begärs men begäran återtas. Ordföranden finner att motionen avslås.',
     [],
     []),
    ('Beslutsgång\nDen som stödjer arbetsutskottets förslag röstar ja, den som stödjer Bo Lunds förslag röstar nej. Med röstsiffrorna 3 ja mot 2 nej beslutar kommunstyrelsen enligt arbetsutskottets förslag.',
     ['arbetsutskottets förslag|Bo Lunds förslag|3–2|'],
     []),
    ('Beslutsgång\nJa-röst innebär avslag, nej-röst innebär bifall. Vid omröstningen avgavs 3 ja och 2 nej (0 avstod).',
     ['avslag|bifall|3–2–0|'],
     []),
    ('Votering\nRöstade ja:\nAnna Ek (S)\nCecilia Berg (C)\nRöstade nej:\nBo Lund (M)',
     ['|||ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Votering\nJa\nAnna Ek, S\nCecilia Berg, C\nNej\nBo Lund, M',
     ['|||ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Omröstning\nJa                      Nej\nAnna Ek (S)             Bo Lund (M)\nCecilia Berg (C)        Disa Holm (C)',
     ['|||ja:Anna,Cecilia/nej:Bo,Disa'],
     []),
    ('Omröstning\nNamn                    Ja    Nej   Avstår\nAnna Ek (S)             X\nBo Lund (M)                   X\nCecilia Berg (C)                    X',
     ['|||ja:Anna/nej:Bo/avstår:Cecilia'],
     []),
    ('Omröstning\nAnna Ek (S)    Ja\nBo Lund (M)    Nej\nCecilia Berg (C)    Avstår\nDisa Holm (C)    Ja',
     ['|||ja:Anna,Disa/nej:Bo/avstår:Cecilia'],
     []),
    ('Omröstning\nAnna Ek (S) – ja\nBo Lund (M) – nej\nCecilia Berg (C) – avstår',
     ['|||ja:Anna/nej:Bo/avstår:Cecilia'],
     []),
    ('Omröstning\nFör ja röstade Anna Ek (S) och Cecilia Berg (C). För nej röstade Bo Lund (M).',
     ['|||ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Voteringsproposition\nJa för bifall till förvaltningens förslag.\nNej för bifall till Bo Lunds (M) m.fl. förslag.\nVotering\nJa röstade: Anna Ek (S), Cecilia Berg (C), Erik Sandén (V) (3).\nNej röstade: Bo Lund (M), Disa Holm (C) (2).',
     ['bifall till förvaltningens förslag|bifall till Bo Lunds (M) m.fl. förslag||ja:Anna,Cecilia,Erik/nej:Bo,Disa'],
     []),
    ('Omröstning\nOmröstningen utfaller med 2 ja-röster mot 2 nej-röster. Ordföranden Anna Ek (S) har utslagsröst och avslår motionen.',
     ['||2–2||utslagsröst Anna Ek (S)'],
     ['skriv vilken sida som vann']),
    ('Omröstning\nSluten omröstning begärs. Vid sluten omröstning avges 3 röster för Anna Ek (S) och 2 röster för Bo Lund (M).',
     ['||||Anna Ek (S) 3; Bo Lund (M) 2'],
     []),
    ('Beslutsgång\nOrdföranden ställer frågan om ärendet ska avgöras i dag eller återremitteras. Votering begärs. Ja-röst för att ärendet avgörs i dag. Nej-röst för återremiss. 2 ja-röster mot 1 nej-röst. Ärendet återremitteras då minst en tredjedel röstat för det.',
     ['att ärendet avgörs i dag|återremiss|2–1|'],
     []),
    ('Omröstning\nTre ledamöter röstar ja, två ledamöter röstar nej och en ledamot avstår från att rösta.',
     ['||3–2–1|'],
     []),
    ('Omröstning\nOmröstningen utfaller med 3 ja-röster mot 2 nej-röster. Hur var och en röstade framgår av bilaga 1, omröstningslista.',
     ['||3–2|'],
     []),
    ('Omröstning\nJa röstar (3): S, C, V. Nej röstar (2): M, C.',
     [],
     ['under rubriken för voteringar kunde ingen votering läsas']),
    ('Omröstningsresultat\nBifall: 3 röster\nAvslag: 2 röster',
     ['||||Bifall 3; Avslag 2'],
     []),
    ('Omröstning\nMed 3 röster för ja mot 2 röster för nej beslutar kommunstyrelsen att avslå motionen.\nJa: Anna Ek (S), Cecilia Berg (C), Erik Sandén (V).\nNej: Bo Lund (M), Disa Holm (C).',
     ['||3–2|ja:Anna,Cecilia,Erik/nej:Bo,Disa'],
     []),
    ('Omröstning\nJa-röst avger Anna Ek (S), Cecilia Berg (C) och Erik Sandén (V).\nNej-röst avger Bo Lund (M) och Disa Holm (C).',
     ['|||ja:Anna,Cecilia,Erik/nej:Bo,Disa'],
     []),
    ('Beslutsgång\nOmröstning begärs. \nKommunstyrelsen godkänner följande beslutsgång: Ja-röst till ordförandens förslag. Nej-röst till Bo Lunds förslag. \nOmröstningsresultat: \nJa 3 röster\nNej 2 röster',
     ['ordförandens förslag|Bo Lunds förslag|3–2|'],
     []),
    ('Sammanfattning av ärendet\nI folkomröstningen 2012 röstade 3 400 ja och 2 100 nej.',
     [],
     []),
    ('Omröstning\nJa (2)\tNej (1)\tAvstår (1)\nAnna Ek (S)\tBo Lund (M)\tDisa Holm (C)\nCecilia Berg (C)\t\t',
     ['||2–1–1|ja:Anna/nej:Bo/avstår:Disa'],
     ['siffran för ja är 2, men 1 namn lästes', '”Cecilia Berg (C)” står under omröstningen, men inte på vilken sida']),
    ('OMRÖSTNING\nJA: Anna Ek (S), Cecilia Berg (C)\nNEJ: Bo Lund (M)\nAVSTÅR: Disa Holm (C)',
     ['|||ja:Anna,Cecilia/nej:Bo/avstår:Disa'],
     []),
    ('Omröstning\nOmröstningen genomförs elektroniskt med resultatet 3 ja, 2 nej, 0 avstår, 0 frånvarande.',
     ['||3–2–0–0|'],
     []),
    ('Beslutsgång\nOrdföranden frågar om kommunstyrelsen säger ja eller nej till förslaget och finner att det besvaras med ja.',
     [],
     []),
    ('Omröstning\nJa-röst: avslag på motionen. Nej-röst: bifall.\nOmröstningen utfaller med 3 ja-röster mot 2 nej-röster.\nJa: Anna Ek (S), Cecilia Berg (C), Erik Sandén (V), Bo Lund (M) och Disa Holm (C).',
     ['avslag på motionen|bifall|3–2|'],
     ['siffran för ja är 3, men 5 namn lästes', 'siffran för nej är 2, men inga namn lästes', 'namnen stämmer inte med varandra eller med siffrorna, så de står bara i texten']),
    ('Omröstning\nNej: Bo Lund (M). Ja: Anna Ek (S), Cecilia Berg (C).',
     ['|||ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Votering\nVotering verkställs genom handuppräckning och utfaller med 3 röster för Anna Eks förslag och 2 röster för Bo Lunds förslag.',
     ['||||Anna Eks förslag 3; Bo Lunds förslag 2'],
     []),
    ('Omröstning\nParti\tJa\tNej\tAvstår\nS\t2\t0\t0\nM\t0\t1\t0\nC\t1\t0\t1\nSumma\t3\t1\t1',
     ['||3–1–1|'],
     []),
    ('Tidigare behandling\nKommunfullmäktige beslutade 2022 med 31 ja-röster mot 20 nej-röster att bygga.',
     [],
     []),
    ('Bakgrund\nVid omröstningen i nämnden röstade Anna Ek (S) ja och Bo Lund (M) nej.',
     [],
     []),
    ('Beslutsgång\nOrdföranden frågar om ärendet ska återremitteras och finner att svaret är nej.',
     [],
     []),
    ('Sammanfattning av ärendet\nVid medborgardialogen fick lekplats 30 röster och park 12 röster.',
     [],
     []),
    ('Yrkanden\nAnna Ek (S): Ja till förslaget. Bo Lund (M): Nej till förslaget.',
     [],
     []),
    ('Beslutsgång\nKommunen avstår från att utnyttja sin förköpsrätt.',
     [],
     []),
    ('Beslutsgång\nFrånvarande: Anna Ek (S).',
     [],
     []),
    ('Omröstning 1\nJa för återremiss, nej för avgörande i dag.\nLedamot\tJa\tNej\nAnna Ek (S)\tX\t\nBo Lund (M)\t\tX\n\nOmröstning 2\nJa för avslag, nej för bifall.\nLedamot\tJa\tNej\nAnna Ek (S)\t\tX\nBo Lund (M)\tX\t',
     ['återremiss|avgörande i dag||ja:Anna/nej:Bo', 'avslag|bifall||ja:Bo/nej:Anna'],
     []),
    ('Val av ordförande\nSluten omröstning genomförs med följande resultat: 3 röster för Anna Ek (S), 1 röst för Bo Lund (M) och 1 blank röst.',
     ['||1||Anna Ek (S) 3; Bo Lund (M) 1'],
     ["är ”Val av ordförande” en rubrik?"]),
    ('Omröstning\nVid sluten omröstning avges 5 röster varav:\nAnna Ek (S) 3 röster\nBo Lund (M) 1 röst\n1 blank valsedel',
     ['||1||Anna Ek (S) 3; Bo Lund (M) 1'],
     []),
    ('Beslutsgång\nJa-röst för avslag, nej-röst för bifall. Omröstningen utfaller med trettioen ja-röster mot tjugo nej-röster.',
     ['avslag|bifall|31–20|'],
     []),
    ('Omröstning\nJa-röst avges av Anna Ek (S) samt Cecilia Berg (C) och nej-röst avges av Bo Lund (M). Erik Sandén (V) lägger ned sin röst.',
     ['|||ja:Anna,Cecilia/nej:Bo/avstår:Erik'],
     []),
    ('Omröstning\nRösterna faller lika, 2 ja och 2 nej. Ordföranden Anna Ek (S) använder sin utslagsröst för ja.',
     ['||2–2||utslagsröst Anna Ek (S)'],
     []),
    ('Omröstning\nOmröstningen utfaller med 2 ja mot 1 nej. Disa Holm (C) deltar inte på grund av jäv.\nJa: Anna Ek (S), Cecilia Berg (C)\nNej: Bo Lund (M)',
     ['||2–1|ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Beslutsgång\nOmröstning begärs och genomförs enligt: "Ja" för bifall till nämndens förslag. "Nej" för bifall till Bo Lunds yrkande.\nMed 3 ja och 2 nej finner ordföranden att kommunstyrelsen bifallit nämndens förslag.\nJa: Anna Ek (S), Cecilia Berg (C), Erik Sandén (V)\nNej: Bo Lund (M), Disa Holm (C)',
     ['bifall till nämndens förslag|bifall till Bo Lunds yrkande|3–2|ja:Anna,Cecilia,Erik/nej:Bo,Disa'],
     []),
    ('Omröstning\nLedamöterna Anna Ek (S) och Cecilia Berg (C) samt ersättaren Erik Sandén (V) röstar ja. Ledamoten Bo Lund (M) röstar nej.',
     ['|||ja:Anna,Cecilia,Erik/nej:Bo'],
     []),
    ('Voteringslista\nOrdinarie\tErsättare\tJa\tNej\tAvst\nAnna Ek (S)\t\tX\t\t\nBo Lund (M)\tDisa Holm (C)\t\tX\t\nAntal\t\t1\t1\t0',
     ['||1–1–0|ja:Anna/nej:Disa'],
     []),
    ('Votering\nSe votering i bilaga 2.',
     [],
     ['under rubriken för voteringar kunde ingen votering läsas']),
    ('Omröstningslista\nNamn\tRöst\nAnna Ek (S)\tJ\nBo Lund (M)\tN\nCecilia Berg (C)\tA',
     ['|||ja:Anna/nej:Bo/avstår:Cecilia'],
     []),
    ('Omröstningslista\nNamn\tRöst\nAnna Ek (S)\tJ\nBo Lund (M)\tN\nCecilia Berg (C)\tx',
     [],
     ['under rubriken för voteringar kunde ingen votering läsas']),
    ('Omröstningslista\nNamn\tParti\tJ\tN\tA\nAnna Ek\tS\tX\nBo Lund\tM\t\tX\nCecilia Berg\tC\t\t\tX',
     ['|||ja:Anna/nej:Bo/avstår:Cecilia'],
     []),
    ('Omröstning\nMed 3 ja-röster, 1 nej-röst och 1 som avstår beslutar kommunstyrelsen att avslå motionen.',
     ['||3–1–1|'],
     []),
    ('Omröstning\nJa: S (Anna Ek), C (Cecilia Berg)\nNej: M (Bo Lund)',
     ['|||ja:Anna,Cecilia/nej:Bo'],
     []),
    ('Beslutsgång\nOmröstning begärs. Ja-röst för återremiss, nej-röst för avgörande i dag. Utfallet av omröstningen blir 1 ja-röst och 4 nej-röster. Omröstning begärs på nytt. Ja-röst för bifall, nej-röst för avslag. Utfallet blir 2 ja-röster och 3 nej-röster.',
     ['återremiss|avgörande i dag|1–4|', 'bifall|avslag|2–3|'],
     []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "votes", "told"), PRINTED, ids=[str(number) for number in range(len(PRINTED))])
def test_votes_as_printed(body: str, votes: list[str], told: list[str]) -> None:
    item, doubts, missing = read(f"{DECISION}{body}\n")
    assert [brief(vote) for vote in item.get("voteringar", [])] == votes
    assert len(doubts) == len(told) and all(why in doubt for why, doubt in zip(told, doubts, strict=True)), doubts
    assert missing == 0 and item["beslut"].strip().startswith("Kommunstyrelsen avslår motionen.")


def test_a_secret_ballot_has_its_candidates_with_blank_papers() -> None:
    item, _, _ = read(
        DECISION + "Omröstning\nVid sluten omröstning avges 5 röster varav:\nAnna Ek (S) 3 röster\nBo Lund (M) 1 röst\n"
        "1 blank valsedel\n"
    )
    (vote,) = item["voteringar"]
    assert vote["alternativ"] == [{"namn": "Anna Ek (S)", "antal": "3"}, {"namn": "Bo Lund (M)", "antal": "1"}]
    assert (vote["resultat"], vote["sluten"], "röster" in vote) == ({"blanka": "1"}, "ja", False)


def test_names_that_contradict_the_figures_are_left_to_the_words() -> None:
    item, doubts, _ = read(
        DECISION
        + "Omröstning\nOmröstningen utfaller med 2 ja-röster mot 3 nej-röster.\nJa: Anna Ek (S), Cecilia Berg (C), Erik "
        "Sandén (V), Bo Lund (M) och Disa Holm (C).\n"
    )
    (vote,) = item["voteringar"]
    assert "röster" not in vote and "Disa Holm (C)" in vote["text"] and doubts


def test_how_the_second_vote_came_about_stands_between_the_two() -> None:
    item, _, missing = read(
        DECISION
        + "Omröstning\nJa för bifall och Nej för avslag.\n2 ja mot 1 nej.\n\nPropositionsordning\nOrdföranden ställer "
        "proposition på tilläggsyrkandet.\n\nOmröstning\nJa för tillägget och Nej för avslag på det.\n1 ja mot 2 nej.\n"
    )
    first, second = item["voteringar"]
    assert "Propositionsordning" not in first["text"] and "beslutsgång" not in item and missing == 0
    assert second["text"].split("\n\n")[:2] == [
        "Propositionsordning",
        "Ordföranden ställer proposition på tilläggsyrkandet.",
    ]


OUTCOMES = [  # what is printed of a vote, its outcome and its time of day
    ("Omröstningen utfaller med 3 ja mot 2 nej. Ja-sidan har vunnit.", "ja", None),
    ("Omröstningen utfaller med 2 ja mot 3 nej. Ordföranden finner att nej vunnit.", "nej", None),
    ("Rösterna faller lika, 2 ja och 2 nej. Ordföranden Anna Ek (S) använder sin utslagsröst för ja.", "ja", None),
    ("Omröstningen utfaller med 3 ja mot 2 nej. Omröstningen genomfördes kl. 18.43.", None, "18:43"),
    ("Votering 2, 2024-10-08 18:43:12\nOmröstningen utfaller med 3 ja mot 2 nej.", None, "18:43:12"),
    ("Omröstningen utfaller med 3 ja mot 2 nej.", None, None),
    ("Om ja vinner prövas tilläggsyrkandet. Omröstningen utfaller med 3 ja mot 2 nej.", None, None),
    ("Ja vinner den första omgången, nej vinner den andra. Omröstningen utfaller med 3 ja mot 2 nej.", None, None),
    ("Omröstningen utfaller med 3 ja mot 2 nej. Mötet ajourneras kl. 18.43.", None, None),
    (
        "Omröstningen genomfördes kl. 18.43 och gjordes om. Votering hölls åter kl. 18.50 med 3 ja mot 2 nej.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("printed", "outcome", "time"), OUTCOMES)
def test_outcome_and_time_of_a_vote_where_the_words_say_them(
    printed: str, outcome: str | None, time: str | None
) -> None:
    item, _, _ = read(f"{DECISION}Omröstning\n{printed}\n")
    (vote,) = item["voteringar"]
    assert (vote.get("utfall"), vote.get("tid")) == (outcome, time)
