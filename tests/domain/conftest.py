"""How hypothesis looks for counterexamples: a busy computer is not a fault."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "domain", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("domain")
