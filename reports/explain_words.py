"""The words of the page that explains a document: parts of the text, fields, spans, finders."""

from __future__ import annotations

from collections.abc import Mapping

from sagsspor.reports.words import N_

ROLES: Mapping[str, str] = {
    "head_field": N_("Mødets hoved"),
    "contents": N_("Indholdsfortegnelse"),
    "title": N_("Overskrift"),
    "case_number": N_("Sagsnummer"),
    "summary": N_("Resumé"),
    "case": N_("Sagsfremstilling"),
    "consequence": N_("Konsekvenser"),
    "recommendation": N_("Indstilling"),
    "decision": N_("Beslutning"),
    "absence": N_("Fravær"),
    "treatment": N_("Sagsgang"),
    "history": N_("Tidligere behandling"),
    "competence": N_("Kompetence"),
    "attachments": N_("Bilag"),
    "reservation": N_("Særudtalelse"),
    "fact": N_("Læst uden etiket"),
    "ignored": N_("Etiket uden indhold for sagsspor"),
    "noise": N_("Sidehoved, sidetal, menu"),
    "unknown": N_("Måske en etiket, som mangler"),
    "unused": N_("Ikke brugt"),
}
"""The parts a line can be taken for, in the order of the legend."""

FIELDS: Mapping[str, str] = {
    "document_type": N_("Dokumenttype"),
    "body": N_("Udvalg"),
    "term": N_("Valgperiode"),
    "date": N_("Dato"),
    "start_time": N_("Mødestart"),
    "place": N_("Mødested"),
    "municipality": N_("Kommune"),
    "members": N_("Medlem"),
    "party": N_("Parti"),
    "role": N_("Rolle"),
    "status": N_("Status"),
    "substitute_for": N_("Stedfortræder for"),
    "persons_mentioned": N_("Nævnt person"),
    "committees_mentioned": N_("Nævnt udvalg"),
    "abbreviations": N_("Forkortelser"),
    "warnings": N_("Fejl i referatet"),
    "number": N_("Nummer"),
    "title": N_("Overskrift"),
    "case_numbers": N_("Sagsnummer"),
    "treatment": N_("Sagsgang"),
    "recommendation": N_("Indstilling"),
    "summary": N_("Resumé"),
    "closed": N_("Lukket punkt"),
    "decisions": N_("Beslutning"),
    "outcome": N_("Udfald"),
    "item_number": N_("Punkt"),
    "text": N_("Ordene"),
    "absent": N_("Fravær"),
    "votes": N_("Stemmer"),
    "for": N_("For"),
    "against": N_("Imod"),
    "abstained": N_("Undlod at stemme"),
    "counts": N_("Stemmetal"),
    "dissents": N_("Særudtalelse"),
    "person": N_("Person"),
    "attachments": N_("Bilag"),
    "references": N_("Henvisning"),
    "case_number": N_("Sagsnummer"),
    "requests": N_("Anmodning eller tilsagn"),
    "reported_requests": N_("Tidligere anmodning"),
    "kind": N_("Slags"),
    "asked_by": N_("Hvem"),
    "type": N_("Type"),
    "name": N_("Navn"),
    "due": N_("Frist"),
    "expression": N_("Frist, ord"),
    "start": N_("Fra"),
    "end": N_("Til"),
    "recurs": N_("Gentages"),
    "made_at": N_("Fremsat på"),
}
"""The fields of a record."""

LABELS: Mapping[str, str] = {
    "person": N_("Person"),
    "body": N_("Udvalg"),
    "party": N_("Parti"),
    "date": N_("Dato"),
    "case_number": N_("Sagsnummer"),
    "reference": N_("Henvisning"),
    "money": N_("Beløb"),
    "law": N_("Lov"),
    "organisation": N_("Organisation"),
    "place": N_("Sted"),
}
"""The kinds of span that the text is marked with."""

FINDERS: Mapping[str, str] = {
    "rules": N_("regel"),
    "rule": N_("regel"),
    "lists": N_("liste"),
    "list": N_("liste"),
    "model": N_("model"),
}
"""What found a span."""
