package stoa.accounts.profiles;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;

/** Reads an account id from a path; what is no id names nobody. */
@Singleton
final class AccountIdConverter implements TypeConverter<CharSequence, AccountId> {
    @Override
    public Optional<AccountId> convert(CharSequence text, Class<AccountId> type, ConversionContext context) {
        var id = Snowflake.parse(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new AccountId(id.getAsLong()));
    }
}
