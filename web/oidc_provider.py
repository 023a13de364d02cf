"""The one provider that this installation trusts to say who somebody is (OpenID Connect).

Its addresses and keys come from its own discovery document; what it says about somebody counts
only with its signature, for us, now, and as the answer to our own question.
"""

import hmac
import json
import logging
import os
import ssl
import sys
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Lock
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from veranderverhaal.provider import Identity

VARIABLES = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME")
DISCOVERY = "/.well-known/openid-configuration"
# Signatures with a key pair only: who checks a shared secret could sign, "none" is no signature.
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
LEEWAY_SECONDS = 60
SECONDS_TO_ANSWER = 10
MOST_BYTES = 256 * 1024
SECONDS_KEPT = 60 * 60
SECONDS_BETWEEN_KEYS = 60
SECONDS_DOWN = 15  # who is down is not asked again by everybody who presses the button
LONGEST_SUBJECT = 255
LOOPBACK = ("127.0.0.1", "localhost", "::1")

log = logging.getLogger(__name__)


class ProviderFailed(Exception):
    """The provider cannot be reached, or says something that may not be believed."""


@dataclass(frozen=True)
class Settings:
    """Who the provider is, and who we are there."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    name: str


@dataclass(frozen=True)
class Metadata:
    """The addresses of a provider, and how it wants to be told who we are."""

    authorization: str
    token: str
    keys: str
    takes_basic: bool


def settings_from(environment: Mapping[str, str]) -> Settings | None:
    """What the environment says; None without a provider. Raises ValueError when half is said."""
    values = [environment.get(name, "").strip() for name in VARIABLES]
    if not any(values[:3]):
        return None
    missing = [name for name, value in zip(VARIABLES, values, strict=True) if not value]
    if missing:
        raise ValueError(f"Bij inloggen via een ander ontbreekt: {', '.join(missing)}.")
    settings = Settings(*values)
    if not is_safe(settings.issuer):
        raise ValueError("OIDC_ISSUER moet met https:// beginnen.")
    return settings


def is_safe(address: str) -> bool:
    """Whether nobody on the way can read or change what is said to this address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_local = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or is_local)


class Provider:
    """Asks the provider. Everything here blocks: call it from a thread. Raises ProviderFailed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._failed_at = float("-inf")
        self._keys: tuple[float, KeySet] | None = None

    def login_address(self, *, state: str, nonce: str, challenge: str, back: str) -> str:
        """Where somebody logs in there, and then comes back to `back`."""
        asked = {
            "response_type": "code",
            "client_id": self.settings.client,
            "redirect_uri": back,
            "scope": "openid profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        address = self.metadata().authorization
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    def identify(self, code: str, *, verifier: str, nonce: str, back: str) -> Identity:
        """Who came back with this code."""
        metadata = self.metadata()
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": verifier,
        }
        headers = {}
        if metadata.takes_basic:
            pair = f"{quote(self.settings.client, safe='')}:{quote(self.settings.secret, safe='')}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        else:
            asked |= {"client_id": self.settings.client, "client_secret": self.settings.secret}
        answer = fetch(metadata.token, headers, asked)
        return self.judge(str(answer.get("id_token", "")), nonce)

    def judge(self, id_token: str, nonce: str) -> Identity:
        """Who an id_token is about."""
        claims = self._verified(id_token)
        registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": self.settings.issuer},
            aud={"essential": True, "value": self.settings.client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            registry.validate(claims)
        except JoseError as error:
            raise ProviderFailed(f"a claim is not good: {error}") from error
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
            raise ProviderFailed("the nonce is not ours")
        audience, party = claims["aud"], claims.get("azp")
        several = isinstance(audience, list) and len(audience) > 1
        if (several or party is not None) and party != self.settings.client:
            raise ProviderFailed("it was made for somebody else")
        if not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
            raise ProviderFailed("the subject is not good")
        return Identity(
            issuer=self.settings.issuer,
            subject=claims["sub"],
            name=words(claims.get("name")),
            login=words(claims.get("preferred_username")),
        )

    def metadata(self) -> Metadata:
        """What the provider says about itself, kept for an hour."""
        with self._lock:
            now = time.monotonic()
            if self._metadata is None or now - self._metadata[0] > SECONDS_KEPT:
                if now - self._failed_at < SECONDS_DOWN:
                    raise ProviderFailed("it could not be reached a moment ago")
                self._failed_at = now
                self._metadata = now, self._discover()
                self._failed_at = float("-inf")
            return self._metadata[1]

    def _discover(self) -> Metadata:
        found = fetch(f"{self.settings.issuer.rstrip('/')}{DISCOVERY}")
        if found.get("issuer") != self.settings.issuer:
            raise ProviderFailed("the issuer calls itself something else")
        named = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        authorization, token, keys = (str(found.get(name, "")) for name in named)
        if not all(map(is_safe, (authorization, token, keys))):
            raise ProviderFailed("an address is missing, or not safe")
        methods = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        return Metadata(authorization, token, keys, "client_secret_basic" in methods)

    def _verified(self, id_token: str) -> dict[str, Any]:
        """The claims of a token that the provider signed; its keys are looked up once more when
        they may have changed.
        """
        for again in (False, True):
            try:
                token = jwt.decode(id_token, self._key_set(again=again), list(ALGORITHMS))
                return dict(token.claims)
            except (JoseError, ValueError, TypeError) as error:
                if again:
                    raise ProviderFailed(f"the signature is not good: {error}") from error
        raise AssertionError("never here")

    def _key_set(self, *, again: bool) -> KeySet:
        address = self.metadata().keys
        with self._lock:
            age = time.monotonic() - self._keys[0] if self._keys else float("inf")
            if age > (SECONDS_BETWEEN_KEYS if again else SECONDS_KEPT):
                keys: Any = fetch(address)
                try:
                    self._keys = time.monotonic(), KeySet.import_key_set(keys)
                except (JoseError, KeyError, ValueError, TypeError) as error:
                    raise ProviderFailed("its keys cannot be read") from error
            assert self._keys is not None
            return self._keys[1]


def find_provider() -> Provider | None:
    """The provider of the environment. Ends the program when it is half said: nobody guesses how
    people log in.
    """
    try:
        settings = settings_from(os.environ)
    except ValueError as error:
        sys.exit(str(error))
    return Provider(settings) if settings else None


class NowhereElse(HTTPRedirectHandler):
    """What we say to the provider, its secret included, goes to no other address."""

    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:
        return None


def fetch(
    address: str, headers: Mapping[str, str] | None = None, form: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The JSON at an address, posted to when there is a form."""
    handlers = [NowhereElse(), HTTPSHandler(context=ssl.create_default_context())]
    if urlsplit(address).hostname in LOOPBACK:
        handlers.append(ProxyHandler({}))
    data = urlencode(form).encode() if form is not None else None
    sent = {"Accept": "application/json", **(headers or {})}
    asked = Request(address, data, sent)  # noqa: S310 - is_safe looked at it
    try:
        with build_opener(*handlers).open(asked, timeout=SECONDS_TO_ANSWER) as response:
            body = response.read(MOST_BYTES + 1)
    except HTTPError as error:
        raise ProviderFailed(f"it answers {error.code}") from error
    except (OSError, ValueError, HTTPException) as error:
        raise ProviderFailed("it cannot be reached") from error
    try:
        found = json.loads(body) if len(body) <= MOST_BYTES else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ProviderFailed("its answer cannot be read")
    return found


def words(value: object) -> str:
    return value if isinstance(value, str) else ""
