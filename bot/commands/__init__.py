"""Commands: each asks the content, has the answer rendered, and sends it."""
