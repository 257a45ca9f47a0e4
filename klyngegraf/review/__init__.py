"""What people are asked and what they decide: `klyngegraf review` and `klyngegraf judge`.

`keeping` is the judgement file of the store, `questions` what is open with the sentences on both sides, `asking` the
walk through it at a terminal, `sheet` the CSV for colleagues, `judging` a judgement from what a user writes.
"""
