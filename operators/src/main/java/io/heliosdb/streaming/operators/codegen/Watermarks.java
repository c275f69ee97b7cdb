package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.Idleness;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The watermarks of a plan in generated code. Each watermark operator, and each input without one,
 * is a <em>clock</em> with two fields: {@code watermark}, which all operators have seen, and {@code
 * target}, which they are being brought to while windows are emitted. The watermark of a union is
 * the least of its inputs' and needs no field, unless inputs may be idle: then the union is a clock
 * too, whose watermark an {@code UnionTime} works out. 0 is no watermark, because Flink emits none
 * that is not greater.
 */
final class Watermarks {
    private final Generation generation;
    private final IdentityHashMap<PlanNode, WatermarkClock> clocks = new IdentityHashMap<>();
    private final List<WatermarkClock> ordered = new ArrayList<>();
    private final List<WindowTimer> timers = new ArrayList<>();
    private final UnionClocks unions;

    Watermarks(final Generation generation) {
        this.generation = generation;
        unions = new UnionClocks(generation);
    }

    /**
     * What tells time to the rows that a node emits: one clock, or several of which the slowest
     * counts.
     */
    List<WatermarkClock> behind(final PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan -> List.of(clock(scan));
            case PlanNode.Values values -> List.of(clock(values));
            case PlanNode.Watermark watermark -> List.of(clock(watermark));
            case TimeNode.Clock clock -> List.of(clock(clock));
            case PlanNode.Union union ->
                    Idleness.matters(union) ? List.of(clock(union)) : behindInputs(union);
            default -> behind(node.inputs().getFirst());
        };
    }

    private List<WatermarkClock> behindInputs(final PlanNode.Union union) {
        return union.inputs().stream().flatMap(input -> behind(input).stream()).distinct().toList();
    }

    private WatermarkClock clock(final PlanNode node) {
        return clocks.computeIfAbsent(node, this::declare);
    }

    private WatermarkClock declare(final PlanNode node) {
        if (node instanceof PlanNode.Watermark && isOfUnion(node.inputs().getFirst())) {
            throw HeliosException.of(
                            PlanRefusal.WINDOW, "a watermark over a union is not supported yet")
                    .hint("declare the watermark on the tables");
        }
        final List<WatermarkClock> inputs =
                node instanceof PlanNode.Union union ? behindInputs(union) : List.of();
        final WatermarkClock clock = new WatermarkClock(node, ordered.size(), inputs);
        ordered.add(clock);
        generation.scalar(node, clock.watermark());
        generation.scalar(node, clock.target());
        if (clock.isOfUnion()) {
            unions.declare(clock);
        }
        return clock;
    }

    private boolean isOfUnion(final PlanNode node) {
        final List<WatermarkClock> behind = behind(node);
        return behind.size() > 1 || behind.getFirst().isOfUnion();
    }

    /** Source of the watermark that an operator behind these clocks has seen. */
    static String seen(final List<WatermarkClock> clocks) {
        return least(clocks.stream().map(WatermarkClock::watermark).toList());
    }

    /** Source of the watermark that it is being brought to. */
    static String wanted(final List<WatermarkClock> clocks) {
        return least(clocks.stream().map(WatermarkClock::wanted).toList());
    }

    private static String least(final List<String> sources) {
        String least = sources.getFirst();
        for (final String source : sources.subList(1, sources.size())) {
            least = "Math.min(" + least + ", " + source + ")";
        }
        return least;
    }

    /**
     * The timer of a window operator with this input: it shares a field with others on the same
     * clocks.
     */
    WindowTimer timerFor(final PlanNode input, final String window) {
        return timerFor(behind(input), window);
    }

    /** The timer of processing time of an operator whose windows have another one. */
    WindowTimer timerOfTicks(final PlanNode.WindowAggregate node, final String window) {
        return timerFor(List.of(clock(node)), window);
    }

    private WindowTimer timerFor(final List<WatermarkClock> behind, final String window) {
        WindowTimer timer =
                timers.stream()
                        .filter(candidate -> candidate.clocks().equals(behind))
                        .findFirst()
                        .orElse(null);
        if (timer == null) {
            timer = new WindowTimer("due" + timers.size(), behind, new ArrayList<>());
            generation.javaClass().field("long", timer.field(), "Long.MAX_VALUE");
            timers.add(timer);
        }
        timer.windows().add(window);
        return timer;
    }

    /** Whether only this clock tells when the windows behind it are due. */
    boolean isAlone(final WatermarkClock clock) {
        return !unions.areBehind(clock)
                && timers.stream()
                        .filter(timer -> timer.clocks().contains(clock))
                        .allMatch(timer -> timer.clocks().equals(List.of(clock)));
    }

    /** Writes what precedes a row of a clock. */
    void writeRow(final Code code, final WatermarkClock clock) {
        unions.writeRow(code, clock);
    }

    /**
     * Source of the watermark from which on something is due, for a clock that {@link #isAlone}.
     */
    String due(final WatermarkClock clock) {
        final List<String> fields =
                timers.stream()
                        .filter(timer -> timer.clocks().contains(clock))
                        .map(WindowTimer::field)
                        .toList();
        return fields.isEmpty() ? "Long.MAX_VALUE" : least(fields);
    }

    /** Writes what follows when a row may have raised the watermark of a clock. */
    void writeRaise(
            final Code code,
            final WatermarkClock clock,
            final String candidate,
            final String isNull) {
        final String test = candidate + " > " + clock.watermark();
        code.open("if (" + (isNull.equals("false") ? "" : "!" + isNull + " && ") + test + ")");
        final Map<WatermarkClock, String> raised = unions.writeRaise(code, clock, candidate);
        final List<String> dueTests = new ArrayList<>();
        for (final WindowTimer timer : timers) {
            if (timer.clocks().stream().anyMatch(raised::containsKey)) {
                final List<String> sources =
                        timer.clocks().stream()
                                .map(each -> raised.getOrDefault(each, each.watermark()))
                                .toList();
                dueTests.add(least(sources) + " >= " + timer.field());
            }
        }
        if (!dueTests.isEmpty()) {
            code.open("if (" + String.join(" || ", dueTests) + ")");
            raised.forEach((each, value) -> code.line(each.target() + " = " + value + ";"));
            code.line("interrupt();").otherwise();
        }
        raised.forEach((each, value) -> code.line(each.watermark() + " = " + value + ";"));
        if (!dueTests.isEmpty()) {
            code.close();
        }
        code.close();
    }

    /** Writes the end of a clock's time. */
    void writeEnd(final Code code, final WatermarkClock clock) {
        unions.writeRaise(code, clock, "Long.MAX_VALUE")
                .forEach((each, value) -> code.line(each.target() + " = " + value + ";"));
    }

    /** Writes {@code endInput}, {@code leastWatermark}, {@code watermarkOf} and {@code settle}. */
    void generate() {
        final JavaMethod end =
                generation.javaClass().override("void", "endInput", new Variable("int", "input"));
        final List<PlanNode.Scan> scans = generation.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            end.code().open("if (input == " + i + ")");
            for (final WatermarkClock clock : ordered) {
                if (!clock.isOfTicks()
                        && !clock.isOfUnion()
                        && origin(clock.node()) == scans.get(i)) {
                    writeEnd(end.code(), clock);
                }
            }
            end.code().close();
        }
        final List<String> declared =
                ordered.stream()
                        .filter(clock -> clock.node() instanceof PlanNode.Watermark)
                        .map(WatermarkClock::wanted)
                        .toList();
        generation
                .javaClass()
                .override("long", "leastWatermark")
                .code()
                .line("return " + (declared.isEmpty() ? "0L" : least(declared)) + ";");
        generateOfInputs();
        final Code settle =
                generation
                        .javaClass()
                        .named("void", "settle", "All operators have seen the targets.")
                        .code();
        ordered.forEach(clock -> settle.line(clock.watermark() + " = " + clock.wanted() + ";"));
        settle.line("findDue();");
        final Code due =
                generation
                        .javaClass()
                        .named("void", "findDue", "The watermarks at which windows fire next.")
                        .code();
        for (final WindowTimer timer : timers) {
            due.line(
                    timer.field()
                            + " = "
                            + least(
                                    timer.windows().stream()
                                            .map(window -> window + ".dueMs()")
                                            .toList())
                            + ";");
        }
    }

    private void generateOfInputs() {
        final Code of =
                generation
                        .javaClass()
                        .override("long", "watermarkOf", new Variable("int", "input"))
                        .code();
        final List<PlanNode.Scan> scans = generation.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            final PlanNode.Scan scan = scans.get(i);
            final List<String> declared =
                    ordered.stream()
                            .filter(clock -> clock.node() instanceof PlanNode.Watermark)
                            .filter(clock -> origin(clock.node()) == scan)
                            .map(WatermarkClock::wanted)
                            .toList();
            if (!declared.isEmpty()) {
                of.open("if (input == " + i + ")");
                of.line("return " + least(declared) + ";");
                of.close();
            }
        }
        of.line("return 0L;");
    }

    /** Writes {@code tick}, {@code leastClockDue} and {@code readsClock}. */
    void generateTicks() {
        final Variable watermark = Variable.ofLong("watermarkMs");
        final Code tick = generation.javaClass().override("boolean", "tick", watermark).code();
        final List<WatermarkClock> ofTicks =
                ordered.stream().filter(WatermarkClock::isOfTicks).toList();
        ofTicks.forEach(clock -> tick.line(clock.target() + " = " + watermark.name() + ";"));
        final String isUnionRaised = unions.writeTick(tick, watermark);
        tick.line("return " + (ofTicks.isEmpty() ? isUnionRaised : "true") + ";");
        final List<String> fields =
                Stream.concat(
                                timers.stream()
                                        .filter(
                                                timer ->
                                                        timer.clocks().stream()
                                                                .anyMatch(ofTicks::contains))
                                        .map(WindowTimer::field),
                                unions.dueTimes())
                        .toList();
        generation
                .javaClass()
                .override("long", "leastClockDue")
                .code()
                .line("return " + (fields.isEmpty() ? "Long.MAX_VALUE" : least(fields)) + ";");
        generation
                .javaClass()
                .publicOverride("boolean", "readsClock")
                .code()
                .line("return " + generation.plan().readsClock() + ";");
    }

    /** Writes what follows a restore. */
    void writeResume(final Code code) {
        unions.writeResume(code);
        code.line("findDue();");
    }

    private static PlanNode origin(final PlanNode node) {
        return node.inputs().isEmpty() ? node : origin(node.inputs().getFirst());
    }

    /** The clock of a VALUES node, whose end is the end of time. */
    WatermarkClock clockOf(final PlanNode node) {
        return clock(node);
    }
}
