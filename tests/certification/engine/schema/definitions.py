"""A definition that uses every kind of object of Swagger 2.0, without a breach."""

from typing import Any


def valid() -> dict[str, Any]:
    return {
        "swagger": "2.0",
        "info": {
            "title": "Contoso Invoicing",
            "version": "1.0",
            "description": "Invoices.",
            "termsOfService": "https://contoso.example/terms",
            "contact": {"name": "Support", "email": "support@contoso.example", "url": "https://contoso.example"},
            "license": {"name": "MIT", "url": "https://contoso.example/licence"},
        },
        "host": "api.contoso.example:8443",
        "basePath": "/v1",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "tags": [{"name": "invoices", "description": "All of them."}],
        "externalDocs": {"url": "https://contoso.example/docs", "description": "More."},
        "security": [{"key": []}, {"login": ["read"]}],
        "securityDefinitions": security_definitions(),
        "parameters": {"Id": path_parameter()},
        "responses": {"Gone": {"description": "It is gone."}},
        "definitions": schemas(),
        "paths": {
            "/invoices/{id}": {"parameters": [{"$ref": "#/parameters/Id"}], "get": operation(), "put": upload()},
            "/invoices": {"post": creation()},
            "x-note": {"anything": 1},
        },
        "x-ms-connector-metadata": [{"propertyName": "Website", "propertyValue": "https://contoso.example"}],
    }


def security_definitions() -> dict[str, Any]:
    authorize, token = "https://contoso.example/authorize", "https://contoso.example/token"
    scopes = {"read": "Read invoices", "x-note": 1}
    return {
        "plain": {"type": "basic", "description": "Name and password."},
        "key": {"type": "apiKey", "name": "X-Key", "in": "header"},
        "login": {
            "type": "oauth2",
            "flow": "accessCode",
            "authorizationUrl": authorize,
            "tokenUrl": token,
            "scopes": scopes,
        },
        "browser": {"type": "oauth2", "flow": "implicit", "authorizationUrl": authorize, "scopes": {}},
        "machine": {"type": "oauth2", "flow": "application", "tokenUrl": token, "scopes": {}},
        "person": {"type": "oauth2", "flow": "password", "tokenUrl": token, "scopes": {}},
    }


def path_parameter() -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True, "type": "string", "x-ms-url-encoding": "single"}


def operation() -> dict[str, Any]:
    return {
        "operationId": "GetInvoice",
        "summary": "Get an invoice",
        "description": "Gets one invoice.",
        "tags": ["invoices"],
        "externalDocs": {"url": "https://contoso.example/docs"},
        "consumes": [],
        "produces": ["application/json"],
        "schemes": ["https"],
        "deprecated": False,
        "security": [{"key": []}],
        "x-ms-trigger": "single",
        "parameters": [
            {
                "name": "fields",
                "in": "query",
                "type": "array",
                "items": {"type": "string", "enum": ["id", "amount"]},
                "collectionFormat": "multi",
                "allowEmptyValue": True,
                "maxItems": 3,
                "uniqueItems": True,
            },
            {"name": "X-Trace", "in": "header", "type": "number", "minimum": 0, "exclusiveMinimum": True},
        ],
        "responses": {
            "200": {
                "description": "The invoice.",
                "schema": {"$ref": "#/definitions/Invoice"},
                "headers": {"X-Left": {"type": "integer", "description": "Calls left."}},
                "examples": {"application/json": {"id": "1"}},
            },
            "404": {"$ref": "#/responses/Gone"},
            "default": {"description": "It failed."},
            "x-note": True,
        },
    }


def upload() -> dict[str, Any]:
    return {
        "operationId": "Attach",
        "consumes": ["multipart/form-data"],
        "parameters": [{"name": "file", "in": "formData", "type": "file", "required": True}],
        "responses": {"200": {"description": "The file.", "schema": {"type": "file"}}},
    }


def creation() -> dict[str, Any]:
    body = {"name": "body", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Invoice"}}
    return {"operationId": "Create", "parameters": [body], "responses": {"201": {"description": "Made."}}}


def schemas() -> dict[str, Any]:
    return {
        "Invoice": {
            "type": "object",
            "title": "Invoice",
            "required": ["id"],
            "minProperties": 1,
            "maxProperties": 9,
            "discriminator": "id",
            "properties": {
                "id": {"type": "string", "minLength": 1, "maxLength": 36, "pattern": "^[a-z]+$", "readOnly": True},
                "amount": {"type": "number", "multipleOf": 0.01, "maximum": 9e9, "exclusiveMaximum": True},
                "lines": {"type": "array", "items": {"$ref": "#/definitions/Line"}, "minItems": 0},
                "$ref": {"type": "string"},
                "+1": {"type": "integer", "default": 1},
            },
            "additionalProperties": False,
            "externalDocs": {"url": "https://contoso.example/docs"},
            "xml": {"name": "invoice", "wrapped": False},
            "example": {"anything": "goes"},
        },
        "Line": {"allOf": [{"$ref": "#/definitions/Base"}, {"additionalProperties": {"type": ["string", "null"]}}]},
        "Base": {"type": "object"},
    }
