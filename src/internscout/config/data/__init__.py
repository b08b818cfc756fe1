"""What `internscout init` writes, and the catalogue of boards.

`catalogue/` has a file a source: `token`, `company`, `ai` (1: an employer that builds or researches AI and machine
learning), `seen_in`, `page` (the careers page as a registry gives it), and `url`, `base_url` where the token alone is
no address. The rows come from public registries under the MIT license, named per row in `seen_in` (`ai_labs`,
`jobseek`: colophon-group/jobseek, `stapply`: stapply-ai/ats-scrapers, `zshah101`); for 63 Workday customers that these
name without a site, the site is an address in public lists of internships (`lists`: SimplifyJobs/New-Grad-Positions,
cvrve/Summer2025-Internships, AmirulAndalib/Summer2024-Internships), and a few large employers' own sites were added for
the sources that read them (`internscout`). The mark `ai` was put right by hand for Greenhouse, Lever and Ashby: there
it is on what at least two registries list or what is plainly such an employer.

None was called live when the list was made: `internscout sources check` tells which still answer.

`unread.csv` holds what no source of this version can read. `tools/catalogue.py` (`make catalogue`) brings the files up
to date with the sources.
"""
