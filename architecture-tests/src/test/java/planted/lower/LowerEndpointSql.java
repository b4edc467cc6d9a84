package planted.lower;

/** Statements in a base package, where all may see them. */
public final class LowerEndpointSql {}
