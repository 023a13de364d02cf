"""Tokens that the provider did not make for us now: none of them opens anything."""

import base64
import json
import time
from collections.abc import Callable

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.web.oidc_visit import (
    Visit,
    assert_failed,
    invited,
)
from tests.web.signing_provider import CLIENT, KID, SECRET, Claims, SigningProvider, make_key


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def unsigned(_provider: SigningProvider, claims: Claims) -> str:
    return f"{encoded({'alg': 'none', 'kid': KID})}.{encoded(claims)}."


def signed_by_another(_provider: SigningProvider, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": KID}, claims, make_key("another"))


def signed_with_our_secret(_provider: SigningProvider, claims: Claims) -> str:
    return jwt.encode({"alg": "HS256", "kid": KID}, claims, OctKey.import_key(SECRET))


def signed_with_the_public_key(provider: SigningProvider, claims: Claims) -> str:
    public = OctKey.import_key(encoded(provider.key.as_dict(private=False)))
    return jwt.encode({"alg": "HS256", "kid": KID}, claims, public)


def changed_after_signing(provider: SigningProvider, claims: Claims) -> str:
    token = jwt.encode({"alg": "RS256", "kid": KID}, claims, provider.key)
    header, _, signature = token.split(".")
    return f"{header}.{encoded({**claims, 'sub': 'baas'})}.{signature}"


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_by_another,
        signed_with_our_secret,
        signed_with_the_public_key,
        changed_after_signing,
        lambda _provider, _claims: "",
        lambda _provider, _claims: "a.b.c",
    ],
)
def test_what_the_provider_did_not_sign_opens_nothing(
    visit: Visit, sign: Callable[[SigningProvider, Claims], str]
) -> None:
    address = invited()
    visit.provider.sign = sign
    assert_failed(visit, visit.log_in(address))


NOW = int(time.time())


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"nonce": "of somebody else"}, id="nonce"),
        pytest.param({"nonce": None}, id="no nonce"),
        pytest.param({"aud": "another"}, id="audience"),
        pytest.param({"aud": [CLIENT, "another"]}, id="several audiences"),
        pytest.param({"azp": "another"}, id="party"),
        pytest.param({"iss": "https://elders.nl"}, id="issuer"),
        pytest.param({"exp": NOW - 120}, id="expired"),
        pytest.param({"exp": None}, id="for ever"),
        pytest.param({"iat": NOW + 3600}, id="not yet"),
        pytest.param({"sub": None}, id="nobody"),
        pytest.param({"sub": ""}, id="nameless"),
        pytest.param({"sub": ["s-1"]}, id="several subjects"),
    ],
)
def test_a_signed_token_that_is_not_the_answer_to_our_question_opens_nothing(
    visit: Visit, changed: Claims
) -> None:
    address = invited()
    visit.provider.change = lambda claims: {
        name: value for name, value in {**claims, **changed}.items() if value is not None
    }
    assert_failed(visit, visit.log_in(address))
