package stoa.app.pages;

/** Shows the code of {@code urn:ietf:wg:oauth:2.0:oob} to be copied into an app. */
public record AuthorizationCodePage(PageFrame frame, String appName, String code) {}
