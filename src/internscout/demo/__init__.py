"""A small world to run the program in without the network: invented employers' boards, served over HTTP on loopback.

Under `boards/` the vendors' answers lie as files, in exactly their wire shape; the path is the URL's. All names and
texts were written for this project. Dates are placeholders (`placeholders.py`), so that the boards never age.
"""

from internscout.demo.files import write_demo_config
from internscout.demo.server import DemoServer

__all__ = ["DemoServer", "write_demo_config"]
