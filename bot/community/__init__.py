"""What a community does with a text. Knows no Discord: people, channels and servers are numbers here."""
