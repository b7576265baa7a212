"""From content to messages: pure functions that return what a reader will see."""
