package stoa.app.pages;

/** The person who is signed in on this browser. */
public record Viewer(String displayName, String username, String avatarUrl, String profileUrl) {}
