"""Splitting mail: header blocks, attribution lines, headings of web mail pages, quote depth."""
