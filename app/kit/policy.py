"""What a browser may load for one of our pages: what is ours, and no more than the page needs (Content-Security-Policy)."""

CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: Pages that show a video of the operator's.
WITH_VIDEOS = f"{CONTENT}; media-src 'self'"
#: A picture that is looked at by itself: it can do nothing at all.
PICTURE_ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
