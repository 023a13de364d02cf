import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints each rule of PDF/UA-1 and PDF/A-2a that a file breaks: file, rule and reason, by tabs.
 * The last line is "checked" and how many rules there are.
 *
 * The rules are read here with Java's own XML: the library in the jar that would do so is absent.
 */
public class CheckPdf {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile[] profiles = {
            profile("PDFUA-1", PDFAFlavour.PDFUA_1), profile("PDFA-2A", PDFAFlavour.PDFA_2_A)
        };
        int rules = 0;
        for (ValidationProfile profile : profiles) {
            rules += profile.getRules().size();
            for (String file : files) check(file, profile);
        }
        System.out.println("checked\t" + rules);
    }

    static void check(String file, ValidationProfile profile) throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (InputStream content = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, flavour)) {
            ValidationResult result =
                    ValidatorFactory.createValidator(profile, false).validate(parser);
            TreeSet<String> broken = new TreeSet<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() != TestAssertion.Status.FAILED) continue;
                RuleId id = one.getRuleId();
                broken.add(id.getClause() + "-" + id.getTestNumber() + "\t" + one.getMessage());
            }
            if (broken.isEmpty() && !result.isCompliant()) broken.add("?\tnot compliant");
            for (String rule : broken) {
                System.out.println(file + "\t" + flavour.getId() + " " + rule.replace('\n', ' '));
            }
        }
    }

    static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        Element root;
        try (InputStream source = ValidationProfile.class.getResourceAsStream(place)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source)
                    .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(root, "rule")) rules.add(rule(rule, flavour));
        Set<Variable> variables = new HashSet<>();
        for (Element one : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(one.getAttribute("name"),
                    one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    static Rule rule(Element rule, PDFAFlavour flavour) {
        Element id = elements(rule, "id").iterator().next();
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), Boolean.valueOf(rule.getAttribute("deferred")),
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), Collections.emptyList()),
                Collections.emptyList());
    }

    static Iterable<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        java.util.List<Element> result = new java.util.ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            result.add((Element) found.item(place));
        }
        return result;
    }

    static String text(Element parent, String name) {
        return elements(parent, name).iterator().next().getTextContent();
    }
}
