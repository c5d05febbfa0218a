from tests.tisep.accounts.conftest import a_person, counted_anew, quick_passwords

__all__ = ["a_person", "counted_anew", "quick_passwords"]
