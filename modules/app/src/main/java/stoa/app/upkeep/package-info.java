/** What the server does for its database as the owner, where it was given the owner's login. */
@org.jspecify.annotations.NullMarked
package stoa.app.upkeep;
