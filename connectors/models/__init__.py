from connectors.models.connector import Connector, Version
from connectors.models.package import Blob, PackageEntry, StoredPackage

__all__ = ["Blob", "Connector", "PackageEntry", "StoredPackage", "Version"]
