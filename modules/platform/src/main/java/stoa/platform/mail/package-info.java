/** Mail that the server sends, through somebody's SMTP server. */
@org.jspecify.annotations.NullMarked
package stoa.platform.mail;
