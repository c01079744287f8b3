"""Pages for everybody, also without a session: the start page, accessibility, privacy, who runs this; videos in sign language."""
