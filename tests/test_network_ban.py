"""Tests cannot reach the network, whatever the code under test does with errors."""

from __future__ import annotations

import asyncio
import socket

import pytest

from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Request

REQUEST = Request((ChatMessage("user", "Hello"),), {})


def test_a_connection_to_another_machine_fails_the_test() -> None:
    with socket.socket() as sock, pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 80))


def test_a_name_lookup_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"model\.example"):
        socket.create_connection(("model.example", 80))


def test_no_error_handling_of_the_client_hides_it() -> None:
    model = OpenAIModel(ModelSettings("http://model.example/v1", "tiny"))
    with pytest.raises(pytest.fail.Exception, match=r"model\.example"):
        model.complete(REQUEST)
    with pytest.raises(pytest.fail.Exception, match=r"model\.example"):
        asyncio.run(model.complete_async(REQUEST))


def test_this_machine_may_be_connected_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
