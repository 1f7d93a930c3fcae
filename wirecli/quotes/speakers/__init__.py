"""Who is who in a document: names, surnames, roles and pronouns led back to one speaker each.

`cast` is the door: it takes a phrase and asks, in turn, `naming`, `pronouns`, `roles` and `described` whom it means; of
a role that the text gives nobody, `latest` knows who spoke last and `nearby` who is told of near it; of a word for a
body, `firms` knows which. They read what a phrase says by itself in `wording`, and what the text has told so far in
`discourse`.
"""
