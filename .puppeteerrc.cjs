// No browser is downloaded at install time: the tests use the system's Chromium and Firefox.
module.exports = { skipDownload: true };
