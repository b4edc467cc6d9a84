/** Profiles: reading accounts in bulk and rendering them once, for every module. */
@org.jspecify.annotations.NullMarked
package stoa.accounts.profiles;
