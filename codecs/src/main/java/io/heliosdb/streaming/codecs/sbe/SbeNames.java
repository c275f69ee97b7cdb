package io.heliosdb.streaming.codecs.sbe;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes names that SBE and the languages of its generators accept, and that do not meet names the
 * generators derive: a column {@code user} gets a method {@code userId()}, so that a column {@code
 * userId} has to give way.
 *
 * <p>The rule, in column order: letters, digits and underscores stay, any other character becomes
 * an underscore, one is put before a leading digit, and underscores are added at the end until the
 * name is neither reserved, nor taken, nor derived from a taken one, nor the other way round; upper
 * and lower case are the same.
 */
final class SbeNames {
    /** Words of Java, C++, C#, Go and Rust, and methods of generated classes, in lower case. */
    private static final Set<String> RESERVED =
            Set.of(
                    """
                    _ abstract actingversion alignas alignof and and_eq appendto as asm assert async
                    atomic_cancel atomic_commit atomic_noexcept auto await base become bitand bitor
                    bool boolean box break buffer byte case catch chan char char8_t char16_t
                    char32_t checked class clear clone co_await co_return co_yield compl concept const
                    const_cast consteval constexpr constinit continue crate decimal decltype default
                    defer delegate delete do double dyn dynamic_cast else encodedlength enum equals
                    event explicit export extends extern fallthrough false final finalize finally
                    fixed float fn for foreach friend func getclass getraw go goto hashcode if impl
                    implements implicit import in initialoffset inline instanceof int interface
                    internal is isempty let limit lock long loop macro map match mod module move mut mutable
                    namespace native new noexcept not not_eq notify notifyall null nullptr object
                    offset operator or or_eq out override package params parentmessage priv private
                    protected public range readonly ref reflexpr register reinterpret_cast requires
                    return sbe sbeblocklength sbedecodedlength sberewind sbeschemaid
                    sbeschemaversion sbesemantictype sbesemanticversion sbeskip sbetemplateid sbyte
                    sealed select self setraw short signed sizeof stackalloc static static_assert
                    static_cast strictfp string struct super switch synchronized template this
                    thread_local throw throws tostring trait transient true try type typedef typeid
                    typename typeof uint ulong unchecked union unsafe unsigned unsized use ushort
                    using var virtual void volatile wait wchar_t where while wrap wrapandapplyheader
                    xor xor_eq yield
                    """
                            .strip()
                            .split("\\s+"));

    private static final List<String> DERIVED_ENDS =
            List.of(
                    "characterencoding",
                    "encodinglength",
                    "encodingoffset",
                    "headerlength",
                    "id",
                    "inactingversion",
                    "length",
                    "maxvalue",
                    "metaattribute",
                    "minvalue",
                    "nullvalue",
                    "raw",
                    "sinceversion");
    private static final List<String> DERIVED_STARTS = List.of("get", "put", "skip", "wrap");

    private final Set<String> names = new HashSet<>();
    private final Set<String> derivedNames = new HashSet<>();

    /** Takes a name of its own for a column or field. */
    String take(final String original) {
        final StringBuilder name = new StringBuilder(cleaned(original));
        while (isTaken(name.toString().toLowerCase(Locale.ROOT))) {
            name.append('_');
        }
        final String lowerCase = name.toString().toLowerCase(Locale.ROOT);
        names.add(lowerCase);
        derived(lowerCase).forEach(derivedNames::add);
        return name.toString();
    }

    private static String cleaned(final String original) {
        final String letters = original.replaceAll("[^A-Za-z0-9_]", "_");
        final boolean isOpen = letters.isEmpty() || Character.isDigit(letters.charAt(0));
        return isOpen ? "_" + letters : letters;
    }

    private boolean isTaken(final String name) {
        return RESERVED.contains(name)
                || names.contains(name)
                || derivedNames.contains(name)
                || derived(name).anyMatch(names::contains);
    }

    private static Stream<String> derived(final String name) {
        return Stream.concat(
                DERIVED_ENDS.stream().map(end -> name + end),
                DERIVED_STARTS.stream().map(start -> start + name));
    }
}
