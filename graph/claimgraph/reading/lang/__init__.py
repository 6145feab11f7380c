"""What reading needs to know of one language: a folder a language."""
