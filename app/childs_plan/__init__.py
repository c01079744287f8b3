"""The plan as it is told to a child: one sentence and a picture for each promise."""
