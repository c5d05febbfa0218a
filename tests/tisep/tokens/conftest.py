from tests.tisep.accounts.conftest import a_person, quick_passwords

__all__ = ["a_person", "quick_passwords"]
