"""Names, figures and direct quotations of languages that have a short folder, without a grammar."""
