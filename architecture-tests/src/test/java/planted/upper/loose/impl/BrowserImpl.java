package planted.upper.loose.impl;

/** Says in no name what it is, in a package that is not checked for null. */
final class BrowserImpl {}
