"""What must not leave: e-mails, telephone numbers, and the contact person's name.

    mask = Masker(Person(surname=…, given_names=…), language="ru")
    masked = mask(text)              # Masked(text, findings)
    flags = flags_of({"essay": masked.findings}, language="ru")

A placeholder stands for what was there, in the language of the essay: `[имя]`, `[телефон]`,
`[e-mail]`, or `[name]`, `[phone]`, `[e-mail]`. Nothing that was found is repeated anywhere: a
finding is a kind and a place.

In a blind run the organisation goes too, but only for the judge: see `privacy.blind`.
Of what a model answers `privacy.contacts` hides what leads to anybody.
"""
