"""Who is who in a document: names, surnames, roles and pronouns led back to one speaker each.

`cast` is the door: it takes a phrase and asks, in turn, `naming`, `pronouns`, `roles` and `described` whom it means.
They read what a phrase says by itself in `wording`, and what the text has told so far in `discourse`.
"""
