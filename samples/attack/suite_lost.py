"""placeholder"""
TITLE = "lost answers"
WHOLE = 10
COST = 0.5
from frame import Failure
def case(rig, random, number):
    service = rig.simulate()
    relay = rig.relay(service)
    rig.configure({"shop": relay.url})
    rig.run("backup", "shop", codes=(0,))
    rig.check()
    return "survived"
def it_fails(rig, random):
    service = rig.simulate()
    relay = rig.relay(service)
    relay.rule = lambda exchange: exchange.answer(500)
    rig.configure({"shop": relay.url})
    rig.run("backup", "shop", codes=(0,))
PROOFS = [it_fails]
