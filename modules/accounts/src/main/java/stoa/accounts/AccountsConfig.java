package stoa.accounts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How people get in.
 *
 * @param registrationsOpen whether strangers may sign up
 * @param confirmEmails whether an address must be confirmed before its owner may act; off for development
 * @param passwordGrant whether the OAuth password grant is offered; for development and client test runs only
 */
@ConfigurationProperties("stoa.accounts")
public record AccountsConfig(
        @Bindable(defaultValue = "true") boolean registrationsOpen,
        @Bindable(defaultValue = "true") boolean confirmEmails,
        @Bindable(defaultValue = "false") boolean passwordGrant) {}
