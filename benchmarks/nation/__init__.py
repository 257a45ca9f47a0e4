"""An invented nation whose health forums meet: what happened there, the minutes that tell it, and the truth about them.

    country (who there is) → story (who meets, what they treat) → layouts (minutes as text) + truth (facts as JSON)

Every sentence that tells a fact is a filled form of `benchmarks/sentences.toml`; `forms` reads and fills them.
"""
