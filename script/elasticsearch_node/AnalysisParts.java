import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The analysis parts that the portal's mapping names and that the server alone lacks.
 *
 * <p>Every official distribution carries them in its module "analysis-common", which is not published as a library.
 * Names and settings are that module's; the work is done by the same classes of Lucene.
 */
public final class AnalysisParts extends Plugin implements AnalysisPlugin {

  private static final Pattern ESCAPED_CHARACTER = Pattern.compile("\\\\u(\\p{XDigit}{4})");

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return Map.of(
        "mapping", AnalysisPlugin.requiresAnalysisSettings((index, node, name, settings) -> mapping(name, settings)),
        "pattern_replace",
            AnalysisPlugin.requiresAnalysisSettings((index, node, name, settings) -> replaceInText(name, settings)));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "asciifolding", (index, node, name, settings) -> asciiFolding(name, settings),
        "pattern_replace",
            AnalysisPlugin.requiresAnalysisSettings((index, node, name, settings) -> replaceInTokens(name, settings)));
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
  }

  private static CharFilterFactory mapping(String name, Settings settings) {
    NormalizeCharMap rules = rules(settings.getAsList("mappings"));
    return new CharFilter(name, reader -> new MappingCharFilter(rules, reader));
  }

  private static CharFilterFactory replaceInText(String name, Settings settings) {
    Pattern pattern = Pattern.compile(settings.get("pattern"));
    String replacement = settings.get("replacement", "");
    return new CharFilter(name, reader -> new PatternReplaceCharFilter(pattern, replacement, reader));
  }

  private static TokenFilterFactory asciiFolding(String name, Settings settings) {
    boolean keepOriginal = settings.getAsBoolean("preserve_original", false);
    return new TokenFilter(name, tokens -> new ASCIIFoldingFilter(tokens, keepOriginal));
  }

  private static TokenFilterFactory replaceInTokens(String name, Settings settings) {
    Pattern pattern = Pattern.compile(settings.get("pattern"));
    String replacement = settings.get("replacement", "");
    boolean everywhere = settings.getAsBoolean("all", true);
    return new TokenFilter(name, tokens -> new PatternReplaceFilter(tokens, pattern, replacement, everywhere));
  }

  /** Rules are written {@code from => to}; either side may escape a character as four hexadecimal digits. */
  private static NormalizeCharMap rules(List<String> lines) {
    NormalizeCharMap.Builder rules = new NormalizeCharMap.Builder();
    for (String line : lines) {
      int arrow = line.indexOf("=>");
      if (arrow < 0) {
        throw new IllegalArgumentException("a mapping rule needs '=>': " + line);
      }
      rules.add(character(line.substring(0, arrow)), character(line.substring(arrow + 2)));
    }
    return rules.build();
  }

  private static String character(String side) {
    return ESCAPED_CHARACTER
        .matcher(side.strip())
        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  private record CharFilter(String name, Function<Reader, Reader> wrap) implements NormalizingCharFilterFactory {
    @Override
    public Reader create(Reader reader) {
      return wrap.apply(reader);
    }
  }

  private record TokenFilter(String name, Function<TokenStream, TokenStream> wrap)
      implements NormalizingTokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
      return wrap.apply(tokens);
    }
  }
}
