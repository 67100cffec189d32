-- What mocked executions keep of the mocks, by the SHA-256 of its text. An execution's revision_key
-- names one behind a #.
CREATE TABLE mock_test_cases (
    test_case_key TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
