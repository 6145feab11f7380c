"""Takes in files of every kind: bytes in; text, its links and the reasons for it out. No I/O."""
