"""What `internscout init` writes from: the starting boards and the two commented files.

`boards.csv` lists Greenhouse, Lever and Ashby boards of AI and ML employers. The tokens come from public registries
under the MIT license, named per row in `seen_in` (`ai_labs`, `jobseek`: colophon-group/jobseek, `stapply`:
stapply-ai/ats-scrapers, `zshah101`); a row stands here when at least two of them list it, or when it is plainly an ML
employer. None was called live when the list was made: `internscout sources check` tells which still answer.
"""
