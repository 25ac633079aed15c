"""German text: folding, stems, identifiers and reference frequencies, the same for every engine."""
