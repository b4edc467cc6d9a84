package stoa.accounts;

/**
 * What a module holds of people, to be erased once they have deleted their account: a hook that each module implements that has
 * any. The implementations are run one after the other, by a job, long after nobody is shown the account any more; those with an
 * {@code @Order} below 0 first. A table that is left out is found by {@code ErasureIT}.
 */
public interface PersonalData {
    /** About how many rows one part has. */
    int AT_ONCE = 1_000;

    /**
     * Erases a part of it, in a transaction of its own. It is called again as long as there was something; and may be called again
     * later, since the job may be killed, and what was under way when the account was deleted may come in after it.
     *
     * @return whether anything was erased
     */
    boolean eraseSome(AccountId account);
}
