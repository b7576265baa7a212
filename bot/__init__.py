"""The Discord side of Pullquote: who asked, what to send, how it looks."""
