"""Whether a quotation is real and complete: content.verification.verifier judges, verdict says what it found."""
