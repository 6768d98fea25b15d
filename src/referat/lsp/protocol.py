"""The protocol, patient with messages that are not as they should be: a question that cannot be
understood is answered with an error, so that no editor waits for ever.
"""

from __future__ import annotations

from typing import Any

from lsprotocol.types import ErrorCodes, ResponseError
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCNotification

_NOTHING = JsonRPCNotification("$/referat/uforståeligt", "2.0", None)


class Protocol(LanguageServerProtocol):
    """What pygls does, and an answer to what it would pass over."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" in data and "method" in data:
                text = f"{data['method']}: the parameters are not as they should be"
                error = ResponseError(ErrorCodes.InvalidParams, text)
                self._send_response(data["id"], error=error)
            return _NOTHING
