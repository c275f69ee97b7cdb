package io.heliosdb.streaming.gateway.client;

/** Where passwords come from. */
public interface PasswordSource {
    /**
     * Asks whoever sits at the terminal, without showing what is typed.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@link ClientError#NO_TERMINAL}
     */
    char[] ask(String prompt);

    /** Asks for a name, which is shown. */
    String askName(String prompt);

    /** A line of standard input, without its end. */
    char[] readLine();
}
