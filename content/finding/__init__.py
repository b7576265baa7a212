"""Finding a passage: by its words (`search`), and by a question in plain words (`asking`)."""
